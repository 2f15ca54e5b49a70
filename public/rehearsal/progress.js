import { byId, h } from "./dom.js";

/** Worst to best. Each has its own mark, so that nothing hangs on telling colours apart. */
const STATES = [
  { key: "overdue", label: "Quá hạn", mark: "!" },
  { key: "dueSoon", label: "Sắp đến hạn", mark: "●" },
  { key: "underWay", label: "Chưa đến hạn", mark: "…" },
  { key: "doneLate", label: "Xong muộn", mark: "✓" },
  { key: "doneOnTime", label: "Xong đúng hạn", mark: "✓" },
  { key: "notApplicable", label: "Không phát sinh", mark: "–" },
];
const number = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });
const OPERATORS = { ">": ">", ">=": "≥", "=": "=", "<=": "≤", "<": "<" };

/** The dashboard: the same summary as the chat's, drawn. */
export function updateProgress(summary) {
  const { plan, at, counts, awaiting, units, targets, pressing, pressingMore } = summary;
  const known = targets.filter(({ figure }) => figure !== null);
  const unknown = targets.filter(({ figure }) => figure === null);
  const wasOpen = document.querySelector(".unreported")?.open ?? false;
  byId("plan").textContent = plan.title;
  const done = counts.doneLate + counts.doneOnTime;
  byId("progress").replaceChildren(
    h("p", { class: "as-of" }, `Tính đến ${at.time}, ${at.weekday} ${at.date}`),
    h(
      "p",
      { class: "headline" },
      h("strong", {}, `${number.format(done)}/${number.format(counts.total)}`),
      " đầu việc đã xong",
      awaiting > 0 ? `, trong đó ${number.format(awaiting)} chờ xác nhận` : "",
    ),
    bar(counts),
    h(
      "ul",
      { class: "counts" },
      ...STATES.filter(({ key }) => key !== "notApplicable" || counts[key] > 0).map((state) => tile(state, counts)),
    ),
    ...section("Cần chú ý", pressing.map(pressingRow)),
    ...(pressingMore > 0 ? [h("p", { class: "hint" }, `và ${number.format(pressingMore)} việc khác`)] : []),
    ...section("Theo đơn vị", units.map(unitRow)),
    ...section("Chỉ tiêu", known.map(targetRow)),
    unknown.length > 0 ? unreported(unknown, wasOpen) : "",
  );
}

function section(title, rows) {
  return rows.length === 0 ? [] : [h("h3", {}, title), h("ul", { class: "lines" }, ...rows)];
}

/** Early in the year most targets have no figure: one line stands for them until asked. */
function unreported(targets, open) {
  return h(
    "details",
    { class: "unreported", open },
    h("summary", {}, `${number.format(targets.length)} chỉ tiêu chưa có số liệu`),
    h("ul", { class: "lines" }, ...targets.map(targetRow)),
  );
}

function tile({ key, label, mark }, counts) {
  return h(
    "li",
    { class: `tile state-${key}` },
    h("span", { class: "tile-mark", "aria-hidden": "true" }, mark),
    h("strong", {}, number.format(counts[key])),
    h("span", {}, label),
  );
}

/** A stacked bar; its words say the same to those who don't see it. */
function bar(counts) {
  const present = STATES.filter(({ key }) => counts[key] > 0);
  const words = present.map(({ key, label }) => `${label.toLowerCase()} ${counts[key]}`).join(", ");
  return h(
    "div",
    { class: "bar", role: "img", "aria-label": words || "chưa có đầu việc" },
    ...present.map(({ key }) => {
      const piece = h("span", { class: `piece state-${key}` });
      piece.style.flexGrow = String(counts[key]);
      return piece;
    }),
  );
}

function pressingRow({ task, title, units, dueOn, due }) {
  const [, month, day] = dueOn.split("-");
  const late = due === "overdue";
  const others = units.length > 2 ? ` và ${number.format(units.length - 2)} đơn vị khác` : "";
  return h(
    "li",
    {},
    h(
      "p",
      { class: "line-head" },
      h("span", { class: "clip" }, `${task}. ${title}`),
      h("span", { class: late ? "late" : "soon" }, `${late ? "! Quá hạn" : "Hạn"} ${day}/${month}`),
    ),
    h("small", {}, units.slice(0, 2).join(", ") + others),
  );
}

function unitRow({ name, counts }) {
  const done = counts.doneLate + counts.doneOnTime;
  const late = counts.overdue > 0 ? h("span", { class: "late" }, `! ${number.format(counts.overdue)} quá hạn`) : null;
  return h(
    "li",
    {},
    h(
      "p",
      { class: "line-head" },
      h("span", {}, name),
      h("span", { class: "line-figures" }, late, `${number.format(done)}/${number.format(counts.total)} xong`),
    ),
    bar(counts),
  );
}

function targetRow({ id, label, target, tier, alsoJudgedBy, figure, met, estimate, unitsReported, unitsOwing }) {
  const wanted = `${tier === "strive" ? "phấn đấu " : ""}${sentence(target)}`;
  const also = alsoJudgedBy.map((other) => `; ${other.source}: ${sentence(other)}`).join("");
  const verdict = met === null ? "chưa có số liệu" : met ? "✓ đạt" : "✕ chưa đạt";
  const value = figure === null ? "" : `${estimate ? "ước " : ""}${amount(figure.value, target.unit)} · `;
  return h(
    "li",
    {},
    h("p", { class: "line-head" }, h("span", {}, `${id} · ${label}`)),
    bullet(target, figure?.value ?? null, met),
    h(
      "p",
      { class: "line-head" },
      h("small", {}, `Chỉ tiêu ${wanted}${also}`),
      h("small", { class: met === false ? "late" : met ? "good" : null }, `${value}${verdict}`),
    ),
    unitsOwing > 1 ? h("small", {}, `${unitsReported}/${unitsOwing} đơn vị đã báo`) : null,
  );
}

const amount = (value, unit) => `${number.format(value)}${unit ? ` ${unit}` : ""}`;
const sentence = ({ op, value, unit }) => `${OPERATORS[op]} ${amount(value, unit)}`;

/** The figure as a bar, the target as a tick. */
function bullet(target, value, met) {
  const most = target.unit === "%" ? 100 : Math.max(target.value, value ?? 0) * 1.2 || 1;
  const share = (amount) => `${Math.min(100, Math.max(0, (amount / most) * 100))}%`;
  const tick = h("span", { class: "tick" });
  tick.style.left = share(target.value);
  const fill = h("span", { class: met ? "fill met" : "fill" });
  fill.style.width = value === null ? "0" : share(value);
  return h("div", { class: "bullet", "aria-hidden": "true" }, fill, tick);
}
