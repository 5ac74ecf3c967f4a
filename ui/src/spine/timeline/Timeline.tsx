import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { answer, api } from "../../api/client";
import type { Event, FlowAction, Timeline as TimelineData } from "../../api/types";
import { fullTime, shortTime } from "../clock/moment";
import { useLanguage, useSay, useTexts } from "../words/language";
import { useNaming } from "../words/naming";
import { EventBody } from "./EventBody";

/** The history of a record, newest first as the server gives it, more on demand. */
export function Timeline(props: {
  record: string;
  kind: string;
  version: number;
  first: TimelineData;
  actions: FlowAction[];
}) {
  const t = useTexts();
  const more = useInfiniteQuery({
    queryKey: ["timeline", props.record, props.version],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/records/{id}/timeline", {
          params: { path: { id: props.record }, query: { after: pageParam ?? undefined, limit: 50 } },
        }),
      ),
    initialPageParam: props.first.next,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: false,
  });
  const events = [...props.first.items, ...(more.data?.pages.flatMap((page) => page.items) ?? [])];
  const rest = more.data ? more.hasNextPage : props.first.next !== null;
  return (
    <>
      <ol className="timeline">
        {events.map((event) => (
          <OneEvent key={event.id} event={event} kind={props.kind} actions={props.actions} />
        ))}
      </ol>
      {rest && (
        <Button
          loading={more.isFetching}
          onClick={() => void (more.data ? more.fetchNextPage() : more.refetch())}
        >
          {t("timeline.more")}
        </Button>
      )}
    </>
  );
}

export function OneEvent({ event, kind, actions }: { event: Event; kind: string; actions: FlowAction[] }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const naming = useNaming();
  const moved = event.from !== event.to;
  return (
    <li className={`event ${moved ? "event-moved" : ""}`}>
      <div className="event-head">
        <time
          className="figures"
          dateTime={new Date(event.happened_at).toISOString()}
          title={fullTime(event.happened_at, language)}
        >
          {shortTime(event.happened_at)}
        </time>
        <strong>{say(event.words)}</strong>
        {moved && (
          <span className="event-states">
            {event.from && `${naming.state(kind, event.from)} → `}
            {naming.state(kind, event.to)}
          </span>
        )}
        {event.late && (
          <span
            className="mark mark-late"
            title={t("timeline.lateAbout", { at: fullTime(event.recorded_at, language) })}
          >
            {t("timeline.late")}
          </span>
        )}
      </div>
      <div className="event-who">
        <span>{event.actor?.name ?? t("timeline.system")}</span>
        {event.role && <span>{say(event.role)}</span>}
        {event.acting_for && <span>{t("timeline.actingFor", { name: event.acting_for.name })}</span>}
        <span>{t(`door.${event.door}`, { defaultValue: event.door })}</span>
        {event.late && (
          <span className="figures">{t("timeline.recorded", { at: shortTime(event.recorded_at) })}</span>
        )}
        <span className="figures">#{event.seq}</span>
      </div>
      <EventBody body={event.body} fields={actions.find((one) => one.code === event.action)?.fields ?? []} />
      {event.warnings.map((warning) => (
        <p className="event-warning" key={warning.code}>
          <span aria-hidden="true">⚠ </span>
          {say(warning)} {warning.clause && <small className="clause">{warning.clause}</small>}
        </p>
      ))}
    </li>
  );
}
