import type { Attributes } from "@opentelemetry/api";
import type { Config } from "../config.js";
import type { Channel, Receiver } from "../domain/message.js";
import type { Logger } from "../log.js";

/** Runs `work` as a span of this name within the one that is open, if any. Attributes are ids, never what people say. */
export type Trace = <T>(name: string, attributes: Attributes, work: () => Promise<T>) => Promise<T>;

export type Tracing = {
  readonly trace: Trace;
  /** Sends what is left and ends tracing. Never throws: a collector that is away holds up no stop. */
  stop(): Promise<void>;
};

export const untraced: Trace = (_name, _attributes, work) => work();

/**
 * OpenTelemetry traces, where a collector is named; its libraries are loaded only then. The SDK reads its other `OTEL_`
 * variables itself: headers, sampler, time-outs.
 */
export async function openTracing({ tracesTo }: Pick<Config, "tracesTo">, log: Logger): Promise<Tracing> {
  if (tracesTo === null) return { trace: untraced, stop: async () => undefined };
  const [api, { NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, resources] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const told = () => log.warn({ from: "opentelemetry" }, "traces could not be sent to the collector");
  const quiet = () => undefined;
  // Its own words may hold the collector's address with a key in it.
  api.diag.setLogger({ error: told, warn: quiet, info: quiet, debug: quiet, verbose: quiet });
  const provider = new NodeTracerProvider({
    resource: resources
      .resourceFromAttributes({ "service.name": "nhacviec" })
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${tracesTo}/v1/traces` }))],
  });
  provider.register();
  const tracer = provider.getTracer("nhacviec");
  return {
    trace: (name, attributes, work) =>
      tracer.startActiveSpan(name, { attributes }, async (span) => {
        try {
          return await work();
        } catch (error) {
          // By its kind alone: an error's message may quote people or an address with a token.
          span.setStatus({ code: api.SpanStatusCode.ERROR, message: error instanceof Error ? error.name : "unknown" });
          throw error;
        } finally {
          span.end();
        }
      }),
    async stop() {
      await provider.shutdown().catch(told);
      api.trace.disable();
      api.context.disable();
      api.propagation.disable();
      api.diag.disable();
    },
  };
}

/** Each message is a trace: what is decided and stored, then its answer on the way. */
export function tracedReceiver<R extends Receiver>(receiver: R, channel: string, trace: Trace): R {
  return {
    ...receiver,
    message: (incoming, notice) =>
      trace("message", { channel, key: incoming.key }, () => receiver.message(incoming, notice)),
  };
}

/** Each message to a provider is a span, below the message it answers or the tick that sends it. */
export function tracedChannel<C extends Pick<Channel, "name" | "send">>(channel: C, trace: Trace): C {
  return {
    ...channel,
    send: (to, message) => trace("send", { channel: channel.name }, () => channel.send(to, message)),
  };
}
