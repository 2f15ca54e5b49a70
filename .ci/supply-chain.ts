/*
 * What the service is made of, and what is known against it. npm's own list (`npm sbom --omit dev`, npm 11) leaves out
 * what a tool needs as well, zod and yaml among it, and the whole list fails over a tool's peer: so it is read from the
 * lock file, which is also what is installed.
 */
export type LockedPackage = {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
};
export type Lock = {
  readonly name: string;
  readonly version: string;
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** What an installation without tools has, under its name. */
export function inProduction({ packages }: Lock): (readonly [name: string, LockedPackage])[] {
  return Object.entries(packages)
    .filter(([path, { dev, devOptional, link }]) => path !== "" && !dev && !devOptional && !link)
    .map(([path, found]) => [path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length), found]);
}

/** A bill of materials, CycloneDX 1.5. The same lock file gives the same text. */
export function sbomOf(lock: Lock): object {
  const purl = (name: string, version: string) => `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const components = inProduction(lock).map(([name, { version = "", license, integrity = "", optional }]) => ({
    type: "library",
    "bom-ref": purl(name, version),
    name,
    version,
    scope: optional ? "optional" : "required",
    hashes: [{ alg: "SHA-512", content: Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex") }],
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    purl: purl(name, version),
  }));
  const { name, version } = lock;
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": purl(name, version), name, version } },
    // The same package may lie in two places.
    components: [...new Map(components.map((component) => [component.purl, component])).values()],
  };
}

export type Verdict = { readonly ok: boolean; readonly says: string };

/** What `npm audit --json` found. Nobody to ask is no finding: without the network the check goes on, and says so. */
export function auditVerdict(json: string): Verdict {
  const report = parse(json);
  const counts = report?.metadata?.vulnerabilities;
  if (!counts || !report?.vulnerabilities) {
    return { ok: true, says: `dependencies not audited: ${report?.message ?? "the registry gave no report"}` };
  }
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) => GRAVE.includes(severity));
  if (grave.length === 0)
    return { ok: true, says: "no dependency with a known vulnerability of high or critical severity" };
  const list = grave.map(({ name, severity, range }) => `${name} ${range} (${severity})`).join(", ");
  return { ok: false, says: `known vulnerabilities: ${list}` };
}

const GRAVE = ["high", "critical"];

type Report = {
  readonly message?: string;
  readonly metadata?: { readonly vulnerabilities?: object };
  readonly vulnerabilities?: Readonly<Record<string, { name: string; severity: string; range: string }>>;
};

function parse(json: string): Report | null {
  try {
    return JSON.parse(json) as Report | null;
  } catch (error) {
    // Cut off, or a proxy's page.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
