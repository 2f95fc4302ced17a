import { writeOperationsPage } from "#simulator/docs/operations-list.ts";

writeOperationsPage();
