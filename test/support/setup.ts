import { backends } from "./backends.js";

/** Says once which back ends this run covers, so that a green run is not taken for more than it is. */
export function setup(): void {
  process.stdout.write(`back ends: ${backends.map((backend) => backend.name).join(", ")}\n`);
}
