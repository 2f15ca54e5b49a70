import type { Config } from "../../config.js";
import { say } from "../../domain/say.js";
import type { Office } from "../../office/office.js";
import { listOrganizations } from "../../storage/organization.js";
import { OFFICE_ROLE } from "../../storage/second-wall.js";
import { type Finding, fault, fine, remark } from "./finding.js";

/** Whether the server keeps organizations apart by itself. Where there is only one it need not. */
export async function checkWall({ database, organization }: Office, config: Config): Promise<Finding[]> {
  if (database.wall === null || config.database.kind !== "postgres") return [];
  if (database.wall === "up") return [fine("wall", say("doctor-wall", { code: organization.code }))];
  const several = (await listOrganizations(database.whole)).length > 1;
  const user = decodeURIComponent(new URL(config.database.url).username);
  const advice =
    database.wall === "pooler" ? say("doctor-wall-pooler") : say("doctor-wall-no-role", { user, role: OFFICE_ROLE });
  return [several ? fault("wall", advice) : remark("wall", advice)];
}
