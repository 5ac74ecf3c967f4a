// What a form is about, for the pickers inside it.
import { createContext, useContext } from "react";
import type { FileInfo } from "../../api/types";

export interface FormPlace {
  record?: string;
  /** Kind of the record. */
  kind?: string;
  customer?: string;
  files?: FileInfo[];
}

export const FormPlaceContext = createContext<FormPlace>({});
export const useFormPlace = () => useContext(FormPlaceContext);
