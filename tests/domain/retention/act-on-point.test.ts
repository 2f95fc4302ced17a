import { describe, expect, it } from "vitest";
import {
  actionRefusal,
  type PointAction,
  type PointToActOn,
  pointActions,
} from "#lib/domain/retention/act-on-point.ts";

const good: PointToActOn = {
  state: "good",
  isForeign: false,
  isPinned: false,
  usedBy: null,
  isInAzure: true,
  isGone: false,
  isBinned: false,
  isLastGood: false,
  isBeingDeleted: false,
};
const failed: Partial<PointToActOn> = { state: "failed", isInAzure: false };

describe("what a person may do with a restore point", () => {
  it.each<[PointAction, Partial<PointToActOn>]>([
    ["pin", {}],
    ["pin", { isBinned: true }],
    ["pin", { state: "creating", isInAzure: false }],
    // Below the policy's minimum: failed as a backup, and yet there.
    ["pin", { state: "failed" }],
    ["unpin", { isPinned: true }],
    ["delete", {}],
    ["delete", failed],
    ["takeBack", { isBinned: true }],
  ])("%s, with %j", (action, more) => {
    expect(actionRefusal(action, { ...good, ...more })).toBeNull();
  });

  it.each<[PointAction, Partial<PointToActOn>, RegExp]>([
    ["pin", { isPinned: true }, /pinned already/],
    ["pin", failed, /holds nothing/],
    ["unpin", {}, /not pinned/],
    ["delete", { isBinned: true }, /in the bin already/],
    ["delete", { isLastGood: true }, /last good/],
    ["delete", { isPinned: true }, /Unpin it first/],
    ["delete", { state: "creating", isInAzure: false }, /still being made/],
    ["delete", { usedBy: "restore" }, /in use/],
    ["takeBack", {}, /not in the bin/],
    ["takeBack", { isBinned: true, ...failed }, /nothing to take back/],
  ])("but not %s, with %j", (action, more, sentence) => {
    expect(actionRefusal(action, { ...good, ...more })).toMatch(sentence);
  });

  it.each(pointActions)("and %s never a point of others, one that is gone, or one that is going", (action) => {
    for (const more of [{ isForeign: true }, { isGone: true }, { isBeingDeleted: true }]) {
      expect(actionRefusal(action, { ...good, isPinned: true, isBinned: true, ...more })).not.toBeNull();
    }
  });
});
