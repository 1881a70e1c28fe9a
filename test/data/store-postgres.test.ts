import { freshStore } from "../postgres/shared.ts";
import { storeContract } from "./store-contract.ts";

storeContract("in PostgreSQL", freshStore);
