import { type Context, Hono } from "hono";
import type { Language, Officer } from "../../domain/officer.js";
import { findTask, type Plan } from "../../domain/plan.js";
import { type Say, say } from "../../domain/say.js";
import type { ProgressSummary } from "../../domain/summary.js";
import { dayAt } from "../../domain/zone.js";
import { calendarBody, monthOf } from "./calendar-page.js";
import { catalogueBody } from "./catalogue-page.js";
import type { Board, DashboardDesk, Phrases } from "./desk.js";
import { emptyBody } from "./empty-page.js";
import { layout, notice, type PageParts } from "./layout.js";
import { ledgerBody, MOST_LINES, weekOf } from "./ledger-page.js";
import { matrixBody } from "./matrix-page.js";
import { overviewBody } from "./overview-page.js";
import { seenBy } from "./seen-history.js";
import { sessionCookie } from "./session-cookie.js";
import { homeLink, signIn } from "./sign-in.js";
import { taskBody } from "./task-page.js";
import { unitBody } from "./unit-page.js";
import { type Html, seesAll, seesLedger, seesUnit, type View, viewOf, visibleUnits } from "./view.js";

export type DashboardOptions = {
  readonly desk: DashboardDesk;
  readonly phrases: Phrases;
  /** Whether people reach this service by https. */
  readonly secure: boolean;
  plain(language: Language, line: Say): string;
};

/** What a page is made from, once it is known who looks. */
type Asked = { readonly c: Context; readonly view: View; readonly viewer: Officer; readonly board: Board };

/** `/bang…`: the dashboard, read-only, for whoever is signed in; `/vao…`: how they get in. */
export function dashboard({ desk, phrases, secure, plain }: DashboardOptions): Hono {
  const cookie = sessionCookie(secure);
  const app = new Hono();
  const unsigned = (line: Say) => plain("vi", line);
  app.route("/", signIn({ desk, cookie, words: unsigned }));

  /** A page that needs a plan and somebody signed in; null where it is not theirs to see, or is not there. */
  function page(path: string, make: (asked: Asked) => Promise<PageParts | null>): void {
    app.get(path, async (c) => {
      const session = cookie.read(c);
      const viewer = session === null ? null : await desk.viewer(session);
      if (!viewer) return c.html(told("vi", "guest"), 401);
      const now = desk.now();
      const view = viewOf(viewer, now, dayAt(now, desk.zone), phrases, plain);
      const board = await desk.board();
      if (!board)
        return c.html(layout(view, { title: view.t("dashboard-no-plan"), section: null, body: emptyBody(view) }));
      const parts = await make({ c, view, viewer, board });
      // One answer for what is not there and what is not theirs: guessing teaches nothing.
      return parts ? c.html(layout(view, parts)) : c.html(told(viewer.language, "refused"), 404);
    });
  }

  function told(language: Language, name: string) {
    const words = (line: Say) => plain(language, line);
    return notice(language, words(say("web-product")), {
      title: words(say(`dashboard-page-${name}-title`)),
      text: words(say(`dashboard-page-${name}-text`)),
      more: homeLink(desk, words),
    });
  }

  const whole = () => desk.summary({ kind: "plan" });
  // The same for everybody who may see it: drawn once for as long as the desk gives the same summary.
  const drawn = new WeakMap<ProgressSummary, Map<Language, Html>>();
  function overview(view: View, summary: ProgressSummary, plan: Plan): Html {
    const languages = drawn.get(summary) ?? new Map<Language, Html>();
    drawn.set(summary, languages);
    const known = languages.get(view.viewer.language);
    if (known) return known;
    const body = overviewBody(view, summary, plan);
    languages.set(view.viewer.language, body);
    return body;
  }
  /** The plan as this person may see it; the figures of others' units are taken out, none is worked out anew. */
  async function own(viewer: Officer, board: Board): Promise<ProgressSummary> {
    const summary = await whole();
    if (seesAll(viewer)) return summary;
    const names = new Set(visibleUnits(viewer, board.plan).map(({ name }) => name));
    return { ...summary, items: summary.items.filter(({ unit }) => names.has(unit)) };
  }

  page("/bang", async ({ view, viewer, board }) => {
    const title = view.t("dashboard-nav-overview");
    if (seesAll(viewer)) return { title, section: "overview", body: overview(view, await whole(), board.plan) };
    const [unit, ...others] = visibleUnits(viewer, board.plan);
    if (!unit) return { title, section: "overview", body: emptyBody(view, "no-unit") };
    const summary = await desk.summary({ kind: "unit", name: unit.name });
    return { title, section: "overview", body: unitBody(view, summary, unit, board.plan, others) };
  });

  page("/bang/nhiem-vu", async ({ view, viewer, board }) => {
    const summary = seesAll(viewer) ? await whole() : null;
    return { title: view.t("dashboard-nav-tasks"), section: "tasks", body: catalogueBody(view, board.plan, summary) };
  });

  page("/bang/nhiem-vu/:code", async ({ c, view, viewer, board }) => {
    const task = findTask(board.plan, c.req.param("code") ?? "");
    if (!task) return null;
    const summary = await desk.summary({ kind: "task", code: task.code, title: task.title });
    const history = seenBy(viewer, await desk.history(board.plan.id, task.code));
    return {
      title: `${task.code}. ${task.title}`,
      section: "tasks",
      body: taskBody(view, task, board, summary, history),
    };
  });

  page("/bang/don-vi/:code", async ({ c, view, viewer, board }) => {
    const unit = board.plan.units.find(({ code }) => code === c.req.param("code"));
    if (!unit || !seesUnit(viewer, unit.id)) return null;
    const summary = await desk.summary({ kind: "unit", name: unit.name });
    return { title: unit.name, section: null, body: unitBody(view, summary, unit, board.plan, []) };
  });

  page("/bang/ma-tran", async ({ view, viewer, board }) => {
    // The columns are the whole plan's: what sixty units owe is a report also to the one who sees one row of it.
    const body = matrixBody(view, await whole(), visibleUnits(viewer, board.plan));
    return { title: view.t("dashboard-nav-matrix"), section: "matrix", body };
  });

  page("/bang/lich", async ({ c, view, viewer, board }) => {
    const month = monthOf(c.req.query("thang"), view.today);
    const body = calendarBody(view, await own(viewer, board), board.calendar, month);
    return { title: view.t("dashboard-nav-calendar"), section: "calendar", body };
  });

  page("/bang/so-gui", async ({ c, view, viewer }) => {
    if (!seesLedger(viewer)) return null;
    const week = weekOf(c.req.query("den"), view.today);
    const body = ledgerBody(view, await desk.ledger(week.from, week.to, MOST_LINES), week, desk.zone);
    return { title: view.t("dashboard-nav-ledger"), section: "ledger", body };
  });

  app.get("/bang/minh-chung/:id{[0-9]{1,15}}", async (c) => {
    const session = cookie.read(c);
    const viewer = session === null ? null : await desk.viewer(session);
    if (!viewer) return c.html(told("vi", "guest"), 401);
    const file = await desk.file(Number(c.req.param("id")));
    if (!file || !seesUnit(viewer, file.unitId)) return c.html(told(viewer.language, "refused"), 404);
    // Never shown inside the page's own origin: a document may be anything.
    return c.body(Buffer.from(file.bytes), 200, {
      "Content-Type": file.mimeType,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });
  return app;
}
