exports.version = require("@ts-morph/common").ts.version;
