import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useId, useRef, useState } from "react";
import { answer, api, asProblem, newKey, type Problem } from "../../../api/client";
import { queryClient, recordQuery } from "../../../api/queries";
import type { Acted, Body } from "../../../api/types";
import type { Draft } from "../../../spine/form/values";
import { ProblemNotice } from "../../../spine/problem/ProblemNotice";
import { tell } from "../../../spine/problem/toast";
import { useSay, useTexts } from "../../../spine/words/language";
import { useSettled } from "../../intake/FoundCustomers";
import { knownQuery } from "./queries";
import "./words";

const line = (value: unknown) => (typeof value === "string" && value.trim() ? value.trim() : undefined);

/** What is typed of the place so far; nothing while it names neither a point nor a road. */
function placeOf(typed: Draft): Body<"outages_known"> | null {
  const address = (typed.address ?? {}) as Record<string, string>;
  const place = {
    district: line(address.district),
    road: line(address.road),
    building: line(address.building),
    unit: line(address.unit),
    point: line(typed.point),
  };
  return place.point || (place.road && place.road.length > 2) ? place : null;
}

/** The stop of gas that the caller asks about (ANN-02): its words to read out, and one press that is request and answer. */
export default function KnownOutages({ typed, onDone }: { typed: Draft; onDone: () => void }) {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const title = useId();
  const place = placeOf(typed);
  const asked = useSettled(place ? JSON.stringify(place) : "");
  const found = useQuery({ ...knownQuery(asked), enabled: asked !== "" });
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef({ text: "", key: "" });
  const items = asked ? (found.data?.items ?? []) : [];
  if (items.length === 0) return null;

  async function reply(outage: string) {
    const body = {
      outage,
      channel: line(typed.channel),
      name: line(typed.name),
      contact: line(typed.contact),
      content: line(typed.content),
      customer: line(typed.customer),
      point: line(typed.point),
      address: typed.address,
    } as Body<"request_answer_outage">;
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    setBusy(outage);
    setProblem(null);
    try {
      const params = { header: { "Idempotency-Key": last.current.key } };
      const page = (await answer(api.POST("/api/requests/answer_outage", { params, body }))) as Acted;
      onDone();
      void queryClient.invalidateQueries({ queryKey: ["queue"] });
      tell(t("outages.answered", { number: page.record.number }));
      if ("gone" in page) return;
      queryClient.setQueryData(recordQuery(page.record.id).queryKey, page);
      await navigate({ to: "/records/$id", params: { id: page.record.id }, search: {} });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(null);
    }
  }

  return (
    <section
      className="nearby nearby-outage"
      role="status"
      aria-labelledby={title}
      data-testid="known-outages"
    >
      <h2 id={title}>{t("outages.known")}</h2>
      <ul className="plain-list">
        {items.map((one) => (
          <li key={one.id} className="row">
            <span className="nearby-said">
              <strong>{say(one.said)}</strong>{" "}
              <span className="quiet">
                <span className="figures">{one.number}</span> · {say(one.state)} ·{" "}
                {t(`outages.bound_${one.bound}`)}
              </span>
            </span>
            <Button
              size="small"
              type="primary"
              loading={busy === one.id}
              onClick={() => void reply(one.id)}
              data-testid="answer-outage"
            >
              {t("outages.answer")}
            </Button>
          </li>
        ))}
      </ul>
      {problem && <ProblemNotice error={problem} />}
    </section>
  );
}
