import { z } from "zod";

/*
 * The parts of the Kubernetes API that the manifests use, strict: a misspelled field is a fault, where the API server
 * would only warn. Written from the API reference (v1.31); no schema of it is in the registry of npm.
 */
const labels = z.record(z.string(), z.string());
const metadata = z.strictObject({ name: z.string(), labels: labels.optional(), annotations: labels.optional() });
const quantity = z.string().regex(/^\d+(m|Mi|Gi)?$/);
const port = z.union([z.int().min(1).max(65_535), z.string()]);
const probe = z.strictObject({
  httpGet: z.strictObject({ path: z.enum(["/healthz", "/readyz"]), port }),
  periodSeconds: z.int().optional(),
  timeoutSeconds: z.int().optional(),
  failureThreshold: z.int().optional(),
});
const container = z.strictObject({
  name: z.string(),
  image: z.string().regex(/:[^/]+$/),
  command: z.array(z.string()).optional(),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.int() })).optional(),
  envFrom: z.array(z.strictObject({ secretRef: z.strictObject({ name: z.string() }) })),
  env: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
  startupProbe: probe.optional(),
  livenessProbe: probe.optional(),
  readinessProbe: probe.optional(),
  resources: z.strictObject({
    requests: z.strictObject({ cpu: quantity, memory: quantity }),
    limits: z.strictObject({ memory: quantity }),
  }),
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.strictObject({ drop: z.tuple([z.literal("ALL")]) }),
  }),
  volumeMounts: z.array(z.strictObject({ name: z.string(), mountPath: z.string() })).optional(),
});
const selector = z.strictObject({ matchLabels: labels });
const pod = z.strictObject({
  metadata: z.strictObject({ labels }),
  spec: z.strictObject({
    serviceAccountName: z.string().optional(),
    automountServiceAccountToken: z.literal(false),
    restartPolicy: z.enum(["Never", "Always"]).optional(),
    terminationGracePeriodSeconds: z.int().optional(),
    securityContext: z.strictObject({
      runAsNonRoot: z.literal(true),
      runAsUser: z.int().positive(),
      runAsGroup: z.int().positive(),
      fsGroup: z.int().optional(),
      seccompProfile: z.strictObject({ type: z.literal("RuntimeDefault") }),
    }),
    topologySpreadConstraints: z
      .array(
        z.strictObject({
          maxSkew: z.int(),
          topologyKey: z.string(),
          whenUnsatisfiable: z.enum(["ScheduleAnyway", "DoNotSchedule"]),
          labelSelector: selector,
        }),
      )
      .optional(),
    containers: z.array(container).min(1),
    volumes: z
      .array(
        z.strictObject({
          name: z.string(),
          emptyDir: z.strictObject({ sizeLimit: quantity }).optional(),
          persistentVolumeClaim: z.strictObject({ claimName: z.string() }).optional(),
        }),
      )
      .optional(),
  }),
});
const job = z.strictObject({
  backoffLimit: z.int(),
  ttlSecondsAfterFinished: z.int().optional(),
  template: pod,
});
const peers = z.strictObject({
  from: z.array(z.strictObject({ namespaceSelector: selector })).optional(),
  to: z.array(z.strictObject({ namespaceSelector: z.strictObject({ matchLabels: labels.optional() }) })).optional(),
  ports: z.array(z.strictObject({ protocol: z.enum(["TCP", "UDP"]), port: z.int() })),
});
const object = <Kind extends string, Shape extends z.ZodRawShape>(apiVersion: string, kind: Kind, shape: Shape) =>
  z.strictObject({ apiVersion: z.literal(apiVersion), kind: z.literal(kind), metadata, ...shape });

export const manifest = z.discriminatedUnion("kind", [
  object("v1", "ServiceAccount", { automountServiceAccountToken: z.literal(false) }),
  object("v1", "Secret", { type: z.literal("Opaque"), stringData: labels }),
  object("v1", "Service", {
    spec: z.strictObject({
      selector: labels,
      ports: z.array(z.strictObject({ name: z.string(), port: z.int(), targetPort: port })),
    }),
  }),
  object("v1", "PersistentVolumeClaim", {
    spec: z.strictObject({
      accessModes: z.array(z.enum(["ReadWriteOnce", "ReadWriteMany"])),
      resources: z.strictObject({ requests: z.strictObject({ storage: quantity }) }),
    }),
  }),
  object("apps/v1", "Deployment", {
    spec: z.strictObject({
      replicas: z.int(),
      revisionHistoryLimit: z.int(),
      selector,
      strategy: z.strictObject({
        type: z.literal("RollingUpdate"),
        rollingUpdate: z.strictObject({ maxUnavailable: z.int(), maxSurge: z.int() }),
      }),
      template: pod,
    }),
  }),
  object("batch/v1", "Job", { spec: job }),
  object("batch/v1", "CronJob", {
    spec: z.strictObject({
      schedule: z.string().regex(/^(\S+ ){4}\S+$/),
      timeZone: z.literal("Asia/Ho_Chi_Minh"),
      concurrencyPolicy: z.enum(["Forbid", "Allow", "Replace"]),
      startingDeadlineSeconds: z.int(),
      successfulJobsHistoryLimit: z.int(),
      failedJobsHistoryLimit: z.int(),
      jobTemplate: z.strictObject({ spec: job }),
    }),
  }),
  object("policy/v1", "PodDisruptionBudget", { spec: z.strictObject({ minAvailable: z.int(), selector }) }),
  object("autoscaling/v2", "HorizontalPodAutoscaler", {
    spec: z.strictObject({
      scaleTargetRef: z.strictObject({ apiVersion: z.string(), kind: z.literal("Deployment"), name: z.string() }),
      minReplicas: z.int(),
      maxReplicas: z.int(),
      metrics: z.array(
        z.strictObject({
          type: z.literal("External"),
          external: z.strictObject({
            metric: z.strictObject({ name: z.string() }),
            target: z.strictObject({ type: z.literal("Value"), value: quantity }),
          }),
        }),
      ),
      behavior: z.strictObject({ scaleDown: z.strictObject({ stabilizationWindowSeconds: z.int() }) }),
    }),
  }),
  object("networking.k8s.io/v1", "Ingress", {
    spec: z.strictObject({
      ingressClassName: z.string(),
      tls: z.array(z.strictObject({ hosts: z.array(z.string()), secretName: z.string() })),
      rules: z.array(
        z.strictObject({
          host: z.string(),
          http: z.strictObject({
            paths: z.array(
              z.strictObject({
                path: z.string(),
                pathType: z.enum(["Prefix", "Exact"]),
                backend: z.strictObject({
                  service: z.strictObject({ name: z.string(), port: z.strictObject({ name: z.string() }) }),
                }),
              }),
            ),
          }),
        }),
      ),
    }),
  }),
  object("networking.k8s.io/v1", "NetworkPolicy", {
    spec: z.strictObject({
      podSelector: selector,
      policyTypes: z.array(z.enum(["Ingress", "Egress"])),
      ingress: z.array(peers),
      egress: z.array(peers),
    }),
  }),
]);

export type Manifest = z.infer<typeof manifest>;
