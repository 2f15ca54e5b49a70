import { readFileSync } from "node:fs";
import { type Lock, sbomOf } from "./supply-chain.js";

const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as Lock;
process.stdout.write(`${JSON.stringify(sbomOf(lock), null, 2)}\n`);
