import { expect, it } from "vitest";
import { answered, answersOf, asked, type Question } from "./questions";

const ask = (code: string, after: Question["after"] = null): Question => ({
  code,
  zh: code,
  en: code,
  answers: [],
  after,
  optional: false,
});
const QUESTIONS = [
  ask("solved"),
  ask("why", { question: "solved", answers: ["no"] }),
  ask("who", { question: "why", answers: ["crew"] }),
];

// FUP-03
it("asks a branch only where it leads, and takes back what was answered in a branch that was left", () => {
  const codes = (given: Map<string, string>) => asked(QUESTIONS, given).map((one) => one.code);
  expect(codes(new Map())).toEqual(["solved"]);
  let given = answersOf(answered(QUESTIONS, new Map(), "solved", "no"));
  given = answersOf(answered(QUESTIONS, given, "why", "crew"));
  given = answersOf(answered(QUESTIONS, given, "who", "黄建国"));
  expect(codes(given)).toEqual(["solved", "why", "who"]);
  expect(answered(QUESTIONS, given, "solved", "yes")).toEqual([{ question: "solved", answer: "yes" }]);
});
