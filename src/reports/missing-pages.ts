import type { DutyLine, MissingStretch } from "../domain/summary.js";

/** A duty with some of the units that have not handed it in. */
export type MissingPart = MissingStretch & { readonly duty: DutyLine };

/** All duties at a glance: each with the first names there is room for. */
export type Overview = {
  readonly parts: readonly (MissingPart & {
    /** How many units of the duty are not among the names, where there was a line to say so. */
    readonly others: number;
  })[];
  /** How many units owe what comes after the last part. */
  readonly hidden: number;
};

/** A duty only one unit owes says its name in the heading. */
export function isList(duty: DutyLine): boolean {
  return owing(duty) > 1;
}

/** How many units owe the duty: all but those it does not concern. */
export function owing({ counts }: Pick<DutyLine, "counts">): number {
  return counts.total - counts.notApplicable;
}

/** The overview in `most` lines. Every heading comes before any name: a long list must not hide that another duty is late. */
export function missingOverview(duties: readonly DutyLine[], most: number): Overview {
  const fitting = duties.length <= most ? duties : duties.slice(0, most - 1);
  const hidden = duties.slice(fitting.length).reduce((count, { missing }) => count + missing, 0);
  let lines = most - fitting.length - (hidden > 0 ? 1 : 0);
  let left = fitting.filter(isList).length;
  const parts = fitting.map((duty) => {
    if (!isList(duty)) return { duty, skip: 0, most: 1, others: 0 };
    const room = Math.floor(lines / left);
    const named = duty.missing <= room ? duty.missing : Math.max(0, room - 1);
    const others = room > 0 ? duty.missing - named : 0;
    lines -= named + (others > 0 ? 1 : 0);
    left--;
    return { duty, skip: 0, most: named, others };
  });
  return { parts, hidden };
}

/** Whether everybody who is missing is named in it. */
export function isWhole({ parts, hidden }: Overview): boolean {
  return hidden === 0 && parts.every(({ duty, most }) => most === duty.missing);
}

/** What the overview does not name, duty by duty, on pages of `most` lines. */
export function missingRest(duties: readonly DutyLine[], { parts }: Overview, most: number): MissingPart[][] {
  const pages: MissingPart[][] = [];
  let room = 0;
  duties.forEach((duty, index) => {
    for (let skip = parts[index]?.most ?? 0; skip < duty.missing; ) {
      // A heading at the foot of a page says nothing without a name.
      if (room < (isList(duty) ? 2 : 1)) {
        pages.push([]);
        room = most;
      }
      const named = isList(duty) ? Math.min(room - 1, duty.missing - skip) : 1;
      pages.at(-1)?.push({ duty, skip, most: named });
      room -= isList(duty) ? named + 1 : 1;
      skip += named;
    }
  });
  return pages;
}
