/** What survives `JSON.parse(JSON.stringify(value))`: the shape of jsonb columns and of bodies we keep as they came. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
