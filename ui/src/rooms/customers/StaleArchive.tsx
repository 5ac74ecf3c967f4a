import type { Problem } from "../../api/client";
import { customerQuery, queryClient } from "../../api/queries";
import type { CustomerPage } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { EventBody } from "../../spine/timeline/EventBody";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { StaleNotice } from "../record/StalePanel";
import { useSeenOf } from "../record/seen";
import { differences } from "./changes";

/** The archive that a dialog began with, until what was changed meanwhile has been looked at. `null`: it is yet to be made. */
export function useSeenArchive(customer: CustomerPage | null) {
  return useSeenOf(customer, (one) => one?.version ?? 0);
}

/** The archive as it is now, for the page behind and for whoever goes on. */
export async function freshArchive(id: string): Promise<CustomerPage> {
  await queryClient.invalidateQueries({ queryKey: ["customer", id], refetchType: "none" });
  return queryClient.fetchQuery({ ...customerQuery(id), staleTime: 0 });
}

/** Somebody else changed the archive meanwhile: what of it, the old beside the new. */
export function StaleArchive(props: {
  was: CustomerPage;
  now: CustomerPage;
  problem: Problem | null;
  onReload: () => void;
  busy: boolean;
  button?: string;
}) {
  const { was, now, problem } = props;
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const changed = problem?.changed;
  const { body, fields } = differences(t, say, was, now);
  return (
    <StaleNotice
      title={
        changed?.at
          ? t("customers.staleBy", {
              by: changed.by?.name ?? t("timeline.system"),
              at: fullTime(changed.at, language),
            })
          : t("customers.stale")
      }
      onReload={props.onReload}
      busy={props.busy}
      button={props.button}
    >
      {fields.length > 0 ? <EventBody body={body} fields={fields} /> : <p>{t("customers.staleSame")}</p>}
    </StaleNotice>
  );
}
