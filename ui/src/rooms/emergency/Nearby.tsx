import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useId } from "react";
import { nearQuery } from "../../api/queries";
import type { Body } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import type { Draft } from "../../spine/form/values";
import { useSay, useTexts } from "../../spine/words/language";
import { useSettled } from "../intake/FoundCustomers";

/** What is typed of the place so far, as the server is asked about it; nothing while it says too little. */
function placeOf(typed: Draft): Body<"incidents_near"> | null {
  const address = (typed.address ?? {}) as Record<string, string>;
  const one = (value: unknown) => (typeof value === "string" && value.trim() ? value.trim() : undefined);
  const place = {
    district: one(address.district),
    road: one(address.road),
    building: one(address.building),
    text: one(address.text),
    point: one(typed.point),
    lat: one(typed.lat),
    lng: one(typed.lng),
  };
  const says =
    place.point ?? (place.lat && place.lng) ?? [place.road, place.text].find((v) => v && v.length > 3);
  return says ? place : null;
}

/** Running incidents around the place that is being typed: the caller may mean one of them (EMG-09). One press joins. */
export default function Nearby({ typed, onJoin }: { typed: Draft; onJoin: (id: string) => void }) {
  const t = useTexts();
  const say = useSay();
  const title = useId();
  const place = placeOf(typed);
  const asked = useSettled(place ? JSON.stringify(place) : "");
  const found = useQuery({ ...nearQuery(asked), enabled: asked !== "" });
  const items = asked ? (found.data?.items ?? []) : [];
  if (items.length === 0) return null;
  return (
    <section className="nearby" role="status" aria-labelledby={title}>
      <h2 id={title}>{t("emergency.nearby")}</h2>
      <ul className="plain-list">
        {items.map((one) => (
          <li key={one.id} className="row">
            <span className="nearby-said">
              <strong>
                {say(one.kind)} · {one.place}
              </strong>{" "}
              <span className="quiet">
                <span className="figures">{one.number}</span> ·{" "}
                {one.metres === null ? say(one.why) : t("emergency.metres", { n: one.metres })} ·{" "}
                {shortTime(one.received_at)} · {say(one.state)}
                {one.crew && ` · ${one.crew.name}`} · {t("emergency.callers", { n: one.callers })}
              </span>
            </span>
            <Button danger size="small" onClick={() => onJoin(one.id)} data-testid="join">
              {t("emergency.join")}
            </Button>
          </li>
        ))}
      </ul>
      <p className="quiet">{t("emergency.joinAbout")}</p>
    </section>
  );
}
