// What a form is about, for the pickers inside it.
import { createContext, useContext } from "react";
import type { FileInfo } from "../../api/types";

export interface Test {
  code: string;
  zh: string;
  en: string;
  /** `kPa`, `%LEL`; empty where it has none. */
  unit: string;
}

export interface FormPlace {
  record?: string;
  /** Kind of the record. */
  kind?: string;
  customer?: string;
  /** The order that a crew is sent with: who may take it is judged by that. */
  order?: string;
  files?: FileInfo[];
  /** The tests of the kind of work. */
  tests?: Test[];
}

export const FormPlaceContext = createContext<FormPlace>({});
export const useFormPlace = () => useContext(FormPlaceContext);
