// Which questions are asked: those of the server, a branch only where an earlier answer leads to it.
import type { Offer, Words } from "../../api/types";
import type { Draft } from "../../spine/form/values";

export interface Question extends Words {
  code: string;
  answers: (Words & { code: string; issue: boolean })[];
  after: { question: string; answers: string[] } | null;
  optional: boolean;
}

export function questionsOf(offer: Offer): Question[] {
  return (offer.initial.questions ?? []) as unknown as Question[];
}

export function answersOf(value: unknown): Map<string, string> {
  const pairs = (Array.isArray(value) ? value : []) as { question?: string; answer?: string }[];
  return new Map(pairs.map((one) => [one.question ?? "", one.answer ?? ""]));
}

export function asked(questions: Question[], given: Map<string, string>): Question[] {
  return questions.filter(
    ({ after }) => after === null || after.answers.includes(given.get(after.question) ?? ""),
  );
}

/** What was answered before the branch was left is taken back: the server wants no answer to what is not asked. */
export function answered(
  questions: Question[],
  old: Map<string, string>,
  code: string,
  text: string,
): Draft[] {
  const given = new Map(old).set(code, text);
  for (const one of questions) if (!asked([one], given).length) given.delete(one.code);
  return questions
    .filter((one) => given.get(one.code))
    .map((one) => ({ question: one.code, answer: given.get(one.code) }));
}
