/** Stands in for the texts of a language that Stillpoint does not speak: see `next.config.ts`. */
module.exports = () => "export default {};";
