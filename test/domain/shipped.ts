import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readYamlCatalogue } from "../../src/catalogue/yaml/read-yaml-catalogue.js";
import { workCalendar } from "../../src/domain/calendar.js";
import type { Catalogue } from "../../src/domain/catalogue.js";

const FILE = fileURLToPath(new URL("../../catalogues/hai-phong-2025.yaml", import.meta.url));

/** The catalogue the project ships: the domain is tested on the real plan's dates and days off. */
export const shipped: Catalogue = readShipped();
export const calendar = workCalendar(shipped.calendar);

function readShipped(): Catalogue {
  const read = readYamlCatalogue(readFileSync(FILE, "utf8"), "hai-phong-2025.yaml");
  if (!read.ok) throw new Error(`the shipped catalogue has faults: ${JSON.stringify(read.faults)}`);
  return read.catalogue;
}
