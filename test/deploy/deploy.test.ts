import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { readConfig } from "../../src/config.js";
import { serviceMetrics } from "../../src/service/metrics.js";
import { type Manifest, manifest } from "./kubernetes-shapes.js";

const DEPLOY = fileURLToPath(new URL("../../deploy/", import.meta.url));
const read = (name: string) => readFileSync(`${DEPLOY}${name}`, "utf8");

const manifests: Manifest[] = readdirSync(`${DEPLOY}kubernetes`).flatMap((name) =>
  parseAllDocuments(read(`kubernetes/${name}`)).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return manifest.parse(document.toJS(), { error: () => `in kubernetes/${name}` });
  }),
);
const named = <Kind extends Manifest["kind"]>(kind: Kind) =>
  manifests.filter((one): one is Extract<Manifest, { kind: Kind }> => one.kind === kind);

describe("the Kubernetes manifests", () => {
  it("have everything a service in several replicas needs", () => {
    expect(manifests.map(({ kind }) => kind).sort()).toEqual(
      [
        "CronJob",
        "Deployment",
        "HorizontalPodAutoscaler",
        "Ingress",
        "Job",
        "NetworkPolicy",
        "PersistentVolumeClaim",
        "PodDisruptionBudget",
        "Secret",
        "Service",
        "ServiceAccount",
      ].sort(),
    );
  });

  it("select the pods of the deployment, and nothing else's", () => {
    const [deployment] = named("Deployment");
    const pods = deployment?.spec.template.metadata.labels;
    expect(deployment?.spec.selector.matchLabels).toEqual(pods);
    expect(named("Service")[0]?.spec.selector).toEqual(pods);
    expect(named("PodDisruptionBudget")[0]?.spec.selector.matchLabels).toEqual(pods);
    expect(named("HorizontalPodAutoscaler")[0]?.spec.scaleTargetRef.name).toBe(deployment?.metadata.name);
  });

  it("leave a pod longer to stop than the service takes, and disrupt never all of them", () => {
    const [deployment] = named("Deployment");
    expect(deployment?.spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(10);
    expect(named("PodDisruptionBudget")[0]?.spec.minAvailable).toBeLessThan(deployment?.spec.replicas ?? 0);
    expect(named("HorizontalPodAutoscaler")[0]?.spec.minReplicas).toBe(deployment?.spec.replicas);
  });

  it("mount what they name, and take their settings from a secret of the example's shape", () => {
    const [secret] = named("Secret");
    const env = { ...secret?.stringData };
    expect(readConfig(env, false)).toMatchObject({ ok: true, config: { delivery: { kind: "webhook" } } });
    const pods = [
      ...named("Deployment").map(({ spec }) => spec.template),
      ...named("Job").map(({ spec }) => spec.template),
      ...named("CronJob").map(({ spec }) => spec.jobTemplate.spec.template),
    ];
    for (const { spec } of pods) {
      const volumes = new Set(spec.volumes?.map(({ name }) => name));
      for (const { volumeMounts = [], envFrom } of spec.containers) {
        expect(volumeMounts.filter(({ name }) => !volumes.has(name))).toEqual([]);
        expect(envFrom).toEqual([{ secretRef: { name: secret?.metadata.name } }]);
      }
    }
  });

  it("let the world reach webhooks and what is published for Zalo alone", () => {
    const paths = named("Ingress").flatMap(({ spec }) => spec.rules.flatMap(({ http }) => http.paths));
    expect(paths.map(({ path }) => path)).toEqual(["/webhooks", "/pictures", "/documents"]);
    expect(new Set(paths.map(({ backend }) => backend.service.name))).toEqual(new Set(["nhacviec"]));
  });
});

const service = z.looseObject({
  image: z.string(),
  read_only: z.literal(true),
  security_opt: z.array(z.literal("no-new-privileges:true")).min(1),
  healthcheck: z.looseObject({ test: z.array(z.string()) }),
  restart: z.literal("unless-stopped"),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal("service_healthy") })).optional(),
  volumes: z.array(z.string().regex(/^[a-z]+:\/\S+$/)).optional(),
});

describe("the compose file", () => {
  const file = z
    .looseObject({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
    .parse(parse(read("compose.yaml"), { merge: true }));

  it("runs everything read-only, watched, and without rights to gain", () => {
    expect(Object.keys(file.services).sort()).toEqual(["app", "backups", "postgres", "redis"]);
  });

  it("names no volume or service that is not there", () => {
    for (const { volumes = [], depends_on = {} } of Object.values(file.services)) {
      expect(volumes.map((mount) => mount.split(":")[0]).filter((name = "") => !(name in file.volumes))).toEqual([]);
      expect(Object.keys(depends_on).filter((name) => !(name in file.services))).toEqual([]);
    }
  });

  it("opens no port but on the machine itself", () => {
    const ports = Object.values(file.services).flatMap((one) => (one.ports as string[] | undefined) ?? []);
    expect(ports).toEqual(["127.0.0.1:8080:8080"]);
  });

  it("has every variable it needs in the example, and no other", () => {
    const example = [...read("env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name = ""]) => name);
    const wanted = [...read("compose.yaml").matchAll(/\$\{([A-Z_]+)/g)].map(([, name = ""]) => name);
    expect([...new Set(wanted)].filter((name) => !example.includes(name))).toEqual([]);
    const filled = Object.fromEntries(example.map((name) => [name, ""]));
    expect(readConfig(filled, false).ok).toBe(true);
  });
});

describe("the containers that take backups", () => {
  const compose = z.looseObject({ services: z.looseObject({ backups: z.looseObject({ mem_limit: z.string() }) }) });
  const limits = ["compose.yaml", "compose.organization.yaml"].map(
    (name) => compose.parse(parse(read(name), { merge: true })).services.backups.mem_limit,
  );
  const [pod] = named("CronJob").map(({ spec }) => spec.jobTemplate.spec.template.spec.containers[0]);

  it("have the memory that the week's restore for a try takes: 1.1 GiB, however small the file", () => {
    const mebibytes = [...limits, pod?.resources.limits.memory ?? ""].map((limit) => /^(\d+)(m|Mi)$/.exec(limit)?.[1]);
    expect(mebibytes.map(Number).filter((limit) => !(limit >= 1_280))).toEqual([]);
    expect(mebibytes).toHaveLength(3);
  });
});

describe("the compose file of a further organization", () => {
  const file = z
    .looseObject({
      services: z.record(z.string(), service),
      volumes: z.record(z.string(), z.null()),
      networks: z.strictObject({ default: z.strictObject({ name: z.string(), external: z.literal(true) }) }),
    })
    .parse(parse(read("compose.organization.yaml"), { merge: true }));

  it("is a service and its backups, in the network of the first", () => {
    expect(Object.keys(file.services).sort()).toEqual(["app", "backups"]);
    const { name } = z.looseObject({ name: z.string() }).parse(parse(read("compose.yaml"), { merge: true }));
    expect(file.networks.default.name).toBe(`${name}_default`);
  });

  it("opens no port but one of its own on the machine itself", () => {
    const ports = Object.values(file.services).flatMap((one) => (one.ports as string[] | undefined) ?? []);
    expect(ports).toHaveLength(1);
    expect(ports[0]).toMatch(/^127\.0\.0\.1:\$\{HOST_PORT:\?[^}]+\}:8080$/);
  });

  it("has every variable it needs in its example, where a name is all that makes it an organization's", () => {
    const example = [...read("organization.env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name = ""]) => name);
    const wanted = [...read("compose.organization.yaml").matchAll(/\$\{([A-Z_]+)/g)].map(([, name = ""]) => name);
    expect([...new Set(wanted)].filter((name) => !example.includes(name))).toEqual([]);
    const filled = Object.fromEntries(example.map((name) => [name, name === "ORGANIZATION" ? "so-b" : ""]));
    expect(readConfig(filled, false)).toMatchObject({ ok: true, config: { organization: "so-b" } });
  });
});

const FACTS = {
  waiting: 0,
  uncertain: 0,
  oldestSeconds: 0,
  lateToday: 0,
  failedToday: 0,
  missed: 0,
  backupSeconds: 0,
};

/** What the service really offers, and what Prometheus adds of itself. */
async function metricNames(): Promise<Set<string>> {
  const metrics = serviceMetrics(async () => FACTS);
  metrics.answer("telegram", "sent");
  metrics.reminder("telegram", "sent");
  const names = (await metrics.registry.metrics()).matchAll(/^([a-z_0-9]+)[{ ]/gm);
  return new Set(["up", ...[...names].map(([, name = ""]) => name)]);
}

/** The metrics of an expression: its words that are no function, label, aggregation or number. */
function metricsIn(expression: string): string[] {
  const bare = expression.replace(/\{[^}]*\}/g, "").replace(/\b(by|on) \([^)]*\)/g, "");
  return [...bare.matchAll(/[a-z_][a-z_0-9]*(?!\w*\()\b/g)]
    .map(([word]) => word)
    .filter((word) => word.includes("_") || word === "up");
}

const rule = z.strictObject({
  alert: z.string().regex(/^NhacViec[A-Za-z]+$/),
  expr: z.string(),
  for: z
    .string()
    .regex(/^\d+[mh]$/)
    .optional(),
  labels: z.strictObject({ severity: z.enum(["critical", "warning", "info"]) }),
  annotations: z.strictObject({ summary: z.string(), description: z.string() }),
});
const rules = z
  .strictObject({ groups: z.array(z.strictObject({ name: z.string(), rules: z.array(rule) })) })
  .parse(parse(read("prometheus/alerts.yaml")))
  .groups.flatMap((group) => group.rules);
const panel = z.looseObject({
  id: z.int(),
  title: z.string(),
  type: z.enum(["stat", "timeseries"]),
  gridPos: z.strictObject({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
  targets: z.array(z.strictObject({ refId: z.string(), expr: z.string(), legendFormat: z.string() })).min(1),
});
const { panels } = z
  .looseObject({ uid: z.string(), title: z.string(), schemaVersion: z.int(), panels: z.array(panel) })
  .parse(JSON.parse(read("grafana/nhacviec.json")));

const expected = z.looseObject({ alertname: z.string(), exp_alerts: z.array(z.unknown()).optional() });
const { tests } = z
  .looseObject({ tests: z.array(z.looseObject({ alert_rule_test: z.array(expected) })) })
  .parse(parse(read("prometheus/alerts.test.yaml")));

describe("what watches the service", () => {
  it("has a test for promtool in which each alert is raised, and none of an alert that is not there", () => {
    const raised = tests.flatMap((test) => test.alert_rule_test.filter(({ exp_alerts = [] }) => exp_alerts.length > 0));
    expect(new Set(raised.map(({ alertname }) => alertname))).toEqual(new Set(rules.map(({ alert }) => alert)));
  });

  it("goes by the name of the job that the example gives", () => {
    const jobs = [...rules, ...panels.flatMap(({ targets }) => targets)].flatMap(({ expr }) =>
      [...expr.matchAll(/job="([^"]*)"/g)].map(([, job]) => job),
    );
    const { scrape_configs: found } = z
      .looseObject({ scrape_configs: z.array(z.looseObject({ job_name: z.string() })) })
      .parse(parse(read("prometheus/scrape.example.yaml")));
    expect(new Set(jobs)).toEqual(new Set(found.map(({ job_name }) => job_name)));
  });

  it("is told no age of a backup that was never taken, and no duties missed before anybody looked", async () => {
    const metrics = serviceMetrics(async () => ({ ...FACTS, missed: null, backupSeconds: null }));
    const samples = (await metrics.registry.metrics()).split("\n").filter((line) => !line.startsWith("#"));
    const of = (name: string) => samples.filter((line) => line.startsWith(name));
    expect([...of("nhacviec_backup_age_seconds"), ...of("nhacviec_reminders_missed")]).toEqual([]);
    expect(of("nhacviec_outbox_waiting")).toEqual(["nhacviec_outbox_waiting 0"]);
  });

  it("sees a channel's first answer and first reminder as an increase", async () => {
    const metrics = serviceMetrics(async () => FACTS, ["zalo"]);
    const before = await metrics.registry.metrics();
    expect(before).toContain('nhacviec_answers_total{channel="zalo",outcome="sent"} 0');
    expect(before).toContain('nhacviec_reminders_total{channel="zalo",state="sent"} 0');
    metrics.answer("zalo", "sent");
    expect(await metrics.registry.metrics()).toContain('nhacviec_answers_total{channel="zalo",outcome="sent"} 1');
  });

  it("asks for metrics that it has", async () => {
    const known = await metricNames();
    const asked = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
      ...named("HorizontalPodAutoscaler").flatMap(({ spec }) =>
        spec.metrics.map(({ external }) => external.metric.name),
      ),
    ];
    expect(asked.filter((expression) => metricsIn(expression).length === 0)).toEqual([]);
    expect(asked.flatMap(metricsIn).filter((name) => !known.has(name))).toEqual([]);
  });

  it("shows or alerts of every number of ours", async () => {
    const ours = [...(await metricNames())].filter((name) => name.startsWith("nhacviec_"));
    const used = new Set(
      [...rules, ...panels.flatMap(({ targets }) => targets)].flatMap(({ expr }) => metricsIn(expr)),
    );
    expect(ours.filter((name) => !used.has(name))).toEqual([]);
  });

  it("names each alert once, and lays no panel over another", () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)}/${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});
