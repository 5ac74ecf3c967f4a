import { useQuery } from "@tanstack/react-query";
import { Input, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { peopleQuery, unitsQuery, useAbility } from "../../api/queries";
import type { Person, Unit } from "../../api/types";
import { PageHead } from "../../spine/layout/PageHead";
import { EndPage } from "../../spine/problem/EndPage";
import { useSay, useTexts } from "../../spine/words/language";
import { useSettled } from "../intake/FoundCustomers";
import "../notices/words";
import { ReachDrawer } from "./ReachDrawer";

// One's own page comes with that of the others.
export { ReachPage } from "./ReachPage";

export function OrgPage() {
  const t = useTexts();
  const units = useQuery(unitsQuery);
  const [unit, setUnit] = useState<string | undefined>();
  const [text, setText] = useState("");
  const q = useSettled(text.trim(), 250);
  const people = useQuery(peopleQuery(q, unit));
  const tree = useMemo(() => childrenOf(units.data ?? []), [units.data]);
  if (units.error) return <EndPage error={units.error} />;
  return (
    <div className="page">
      <PageHead title={t("nav.org")} />
      <div className="org">
        <section className="card" aria-labelledby="units-title">
          <div className="card-head">
            <h2 id="units-title">{t("org.units")}</h2>
            {unit && (
              <button type="button" className="text-button" onClick={() => setUnit(undefined)}>
                {t("org.all")}
              </button>
            )}
          </div>
          {units.isPending ? (
            <Skeleton active />
          ) : (
            <Branch of="" tree={tree} chosen={unit} onChoose={setUnit} />
          )}
        </section>
        <section className="card" aria-labelledby="people-title">
          <div className="card-head">
            <h2 id="people-title">{t("org.people")}</h2>
            <Input
              className="find"
              allowClear
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder={t("org.find")}
              aria-label={t("org.find")}
            />
          </div>
          {people.isPending ? <Skeleton active /> : <People people={people.data ?? []} />}
        </section>
      </div>
    </div>
  );
}

type Tree = Map<string, Unit[]>;

function childrenOf(units: Unit[]): Tree {
  const tree: Tree = new Map();
  const ids = new Set(units.map((unit) => unit.id));
  for (const unit of units) {
    const parent = unit.parent && ids.has(unit.parent) ? unit.parent : "";
    tree.set(parent, [...(tree.get(parent) ?? []), unit]);
  }
  return tree;
}

function Branch(props: {
  of: string;
  tree: Tree;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const t = useTexts();
  const units = props.tree.get(props.of) ?? [];
  if (units.length === 0) return null;
  return (
    <ul className="unit-tree">
      {units.map((unit) => (
        <li key={unit.id}>
          <button
            type="button"
            aria-pressed={props.chosen === unit.id}
            onClick={() => props.onChoose(unit.id)}
          >
            {unit.name} <small className="quiet">{t(`level.${unit.level}`)}</small>
            {!unit.binding && <small className="mark">{t("org.reference")}</small>}
          </button>
          <Branch {...props} of={unit.id} />
        </li>
      ))}
    </ul>
  );
}

function People({ people }: { people: Person[] }) {
  const t = useTexts();
  const say = useSay();
  const mayChange = useAbility("reach.write");
  const [chosen, setChosen] = useState<Person | null>(null);
  if (people.length === 0) return <p className="quiet">{t("form.nothing")}</p>;
  return (
    <>
      <table className="grid">
        <thead>
          <tr>
            <th>{t("org.name")}</th>
            <th>{t("org.unit")}</th>
            <th>{t("person.roles")}</th>
            {mayChange && <th>{t("reach.change")}</th>}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td className="keep">{person.name}</td>
              <td>{person.unit.name}</td>
              <td>
                {person.roles
                  .map((role) =>
                    role.acting_for
                      ? say(role.words) +
                        t("form.brackets", { text: t("timeline.actingFor", { name: role.acting_for }) })
                      : say(role.words),
                  )
                  .join(t("form.and"))}
              </td>
              {mayChange && (
                <td>
                  <button
                    type="button"
                    className="text-button"
                    aria-label={t("reach.of", { name: person.name })}
                    onClick={() => setChosen(person)}
                  >
                    {t("reach.change")}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && <ReachDrawer key={chosen.id} person={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
