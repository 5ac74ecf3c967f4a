import { expect, test } from "vitest";
import { queryClient, recordQuery } from "./queries";
import type { Page } from "./types";

const at = (version: number, state: string) => ({ record: { version, state } }) as Page;

test("a reading that was overtaken by one's own act does not bring back the page of before", async () => {
  const query = recordQuery("R");
  let answer: (page: Page) => void = () => {};
  const slow = { ...query, queryFn: () => new Promise<Page>((done) => (answer = done)) };
  queryClient.setQueryData(query.queryKey, at(6, "ready"));
  const reading = queryClient.fetchQuery({ ...slow, staleTime: 0 });
  queryClient.setQueryData(query.queryKey, at(7, "en_route"));
  answer(at(6, "ready"));
  await reading;
  expect(queryClient.getQueryData(query.queryKey)).toEqual(at(7, "en_route"));

  // A remark leaves the version alone, and is shown.
  const again = queryClient.fetchQuery({ ...slow, staleTime: 0 });
  answer(at(7, "en_route, with a remark"));
  await again;
  expect(queryClient.getQueryData(query.queryKey)).toEqual(at(7, "en_route, with a remark"));
});
