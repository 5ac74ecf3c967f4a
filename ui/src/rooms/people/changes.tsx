import { useSearch } from "@tanstack/react-router";
import { ChangesPage } from "./ChangesPage";

/** The page of changes of staff, with the form open where the address says so. */
export function ChangesRoute() {
  const { enter } = useSearch({ from: "/shell/changes" });
  return <ChangesPage entering={enter === true} />;
}
