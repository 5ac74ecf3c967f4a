// What a refusal says of the fields of a form: red where the server found it, until the field is mended.
import { type RefObject, useEffect, useState } from "react";
import type { Problem } from "../../api/client";
import type { Drawn } from "../../api/types";
import { type Draft, placeErrors, unmended } from "./values";

export function focusWrong(box: HTMLElement | null | undefined): void {
  box?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
}

/** `box`: where the form stands; the first wrong field in it gets the focus when a refusal comes, and not while others are
 * mended. */
export function usePlaced(
  fields: Drawn[],
  problem: Problem | null,
  values: Draft,
  box?: RefObject<HTMLElement | null>,
): ReturnType<typeof placeErrors> {
  const [refused, setRefused] = useState({ problem, values });
  if (refused.problem !== problem) setRefused({ problem, values });

  useEffect(() => {
    if (problem) focusWrong(box?.current);
  }, [problem, box]);

  // A refusal that has just come is about what is written now.
  const then = refused.problem === problem ? refused.values : values;
  return placeErrors(fields, unmended(problem?.errors ?? [], then, values));
}
