"use client";

export { WhatIf as WhatIfClient } from "#components/cost/what-if/what-if.tsx";
