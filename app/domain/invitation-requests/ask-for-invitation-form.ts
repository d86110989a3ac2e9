import { z } from "zod";
import { faultText } from "../fault-text.ts";

export const askForInvitationForm = z.object({ intent: z.literal("ask", { error: faultText("choose") }) });
