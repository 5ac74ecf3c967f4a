// Plans in force for the type of a matter; a leader starts one here (EPL-02).
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useSay, useTexts } from "../../../spine/words/language";
import { NewDrawer } from "./NewDrawer";
import { joinedQuery } from "./queries";
import "./words";

export function JoinedPlans({ id }: { id: string }) {
  const t = useTexts();
  const say = useSay();
  const plans = useQuery(joinedQuery(id));
  const [start, setStart] = useState<string | null>(null);
  const items = plans.data ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card" aria-labelledby="joined-title">
      <h2 id="joined-title">{t("plans.joined")}</h2>
      <ul className="plain-list">
        {items.map((one) => (
          <li key={one.id} className="row row-between">
            <Link to="/plans/$id" params={{ id: one.id }} search={{}}>
              {say(one.title)}
            </Link>
            {one.may_activate && (
              <Button size="small" onClick={() => setStart(one.scenario.code)}>
                {t("plans.startHere")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {start && (
        <NewDrawer
          kind="activation"
          begins={{ scenario: start, matter: id }}
          hidden={["matter"]}
          onClose={() => setStart(null)}
        />
      )}
    </section>
  );
}
