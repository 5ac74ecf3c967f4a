// What the page of paper forms reads; its texts come with it.
import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import { addWords } from "../../spine/words/language";
import { blanks } from "../../words/publicity";

addWords("blanks", blanks);

export const blocksQuery = queryOptions({
  queryKey: ["blanks"],
  queryFn: () => answer(api.GET("/api/blanks")),
});

/** The forms from one number to another, or the one. */
export const formsOf = (first: string, last?: string) =>
  answer(api.GET("/api/blanks/forms", { params: { query: { first, last } } })).then((found) => found.items);

export const formsQuery = (first: string, last: string) =>
  queryOptions({ queryKey: ["blanks", first, last], queryFn: () => formsOf(first, last) });
