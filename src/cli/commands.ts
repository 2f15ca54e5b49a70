import { backupCommand } from "./backup.js";
import { calendarCommand } from "./calendar.js";
import { chatCommand } from "./chat.js";
import type { Command } from "./command.js";
import { doctorCommand } from "./doctor.js";
import { importCommand } from "./import.js";
import { inviteCommand } from "./invite.js";
import { ledgerCommand } from "./ledger.js";
import { migrateCommand } from "./migrate.js";
import { moveCommand } from "./move.js";
import { organizationsCommand } from "./organizations.js";
import { personCommand } from "./person.js";
import { previewCommand } from "./preview.js";
import { rehearseCommand } from "./rehearse.js";
import { reportCommand } from "./report.js";
import { restoreCommand } from "./restore.js";
import { retentionCommand } from "./retention.js";
import { rosterCommand } from "./roster.js";
import { statusCommand } from "./status.js";
import { tasksCommand } from "./tasks.js";
import { tokenCommand } from "./token.js";
import { unitCommand } from "./unit.js";
import { unitsCommand } from "./units.js";
import { verifyCommand } from "./verify.js";

/** In the order help lists them. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  inviteCommand,
  unitsCommand,
  unitCommand,
  rosterCommand,
  tasksCommand,
  previewCommand,
  statusCommand,
  ledgerCommand,
  tokenCommand,
  reportCommand,
  chatCommand,
  calendarCommand,
  rehearseCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  migrateCommand,
  organizationsCommand,
  moveCommand,
  verifyCommand,
  personCommand,
  retentionCommand,
];
