import { connection } from "next/server";
import { healthRoute } from "#lib/next/health-route.ts";

export async function GET(): Promise<Response> {
  await connection();
  return healthRoute();
}
