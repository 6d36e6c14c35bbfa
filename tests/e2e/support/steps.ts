// What the links to steps say: the words for what is to be done, which the list of today has as well.
import { words } from "./seeded";

const TODAY: Record<string, string> = {
  visit_planned: "register",
  passed_up: "pass_up",
  sheet_in: "sheet",
  called_back: "callback",
  reviewed: "review",
  settled: "objection",
  paid_in: "paid_in",
  notice_approved: "approve_notice",
  assigned: "assign",
  handed_in: "hand_in",
  unusual_answered: "matter",
};

/** The words of the step that records a kind of fact. */
export function stepWords(kind: string, language = "zh-CN"): string {
  const key = TODAY[kind];
  return key ? words("today", language)[`today.task.${key}`] : words("register", language)[`register.act.${kind}`];
}
