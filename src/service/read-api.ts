import { dayAt } from "../domain/zone.js";
import type { Office } from "../office/office.js";
import { findApiToken } from "../storage/api-tokens.js";
import type { ApiDesk } from "../web/api/read-api.js";
import { ledgerDocument, readLedger, readStatus, readTasks } from "./documents.js";

/** The read API on this office's store: the very documents of the command line. */
export function apiDesk(office: Office): ApiDesk {
  const { database, organization, clock, zone } = office;
  return {
    now: () => clock.now(),
    async holder(token) {
      const now = clock.now();
      return (await findApiToken(database.db, organization.id, token, now, dayAt(now, zone)))?.id ?? null;
    },
    status: (at) => readStatus(office, at),
    tasks: () => readTasks(office),
    ledger: async (range) => ledgerDocument(await readLedger(office, range), office),
  };
}
