import { spawnSync } from "node:child_process";
import { auditVerdict } from "./supply-chain.js";

/** A registry that does not answer must not hold up a check for longer. */
const PATIENCE_MS = 30_000;

const asked = spawnSync("npm", ["audit", "--json", "--omit=dev"], { encoding: "utf8", timeout: PATIENCE_MS });
const { ok, says } = auditVerdict(asked.stdout ?? "");
process.stdout.write(`${says}\n`);
process.exitCode = ok ? 0 : 1;
