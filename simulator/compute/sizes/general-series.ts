import { to64, to96, to128 } from "#simulator/compute/sizes/numbers.ts";
import type { Series } from "#simulator/compute/sizes/series.ts";

const oldD = { 3: 4, 4: 8, 5: 16, 11: 2, 12: 4, 13: 8, 14: 16, 15: 20 };
const oldDGib = { 1: 3.5, 2: 7, 3: 14, 4: 28, 5: 56, 11: 14, 12: 28, 13: 56, 14: 112, 15: 140 };
const basicA = { 0: 1, 3: 4, 4: 8 };
const basicAGib = { 0: 0.75, 1: 1.75, 2: 3.5, 3: 7, 4: 14 };
const bGib = { 1: 2, 2: 8, 4: 16, 8: 32, 12: 48, 16: 64, 20: 80 };

export const generalSeries: readonly Series[] = [
  { names: "Basic_A#", numbers: "0 1 2 3 4", gibPerVCpu: 1.75, vCpus: basicA, gib: basicAGib, family: "basicAFamily" },
  {
    names: "A#",
    numbers: "0 1 2 3 4 5 6 7",
    gibPerVCpu: 1.75,
    vCpus: { ...basicA, 5: 2, 6: 4, 7: 8 },
    gib: { ...basicAGib, 5: 14, 6: 28, 7: 56 },
    family: "standardA0_A7Family",
  },
  {
    names: "A#",
    numbers: "8 9 10 11",
    gibPerVCpu: 7,
    vCpus: { 9: 16, 10: 8, 11: 16 },
    gib: { 8: 56, 9: 112, 10: 56, 11: 112 },
    family: "standardA8_A11Family",
  },
  { names: "A#_v2", numbers: "1 2 4 8", gibPerVCpu: 2 },
  { names: "A#m_v2", numbers: "2 4 8", gibPerVCpu: 8, family: "standardAv2Family" },
  { names: "B#ls", numbers: "1", gibPerVCpu: 0.5, family: "standardBSFamily" },
  { names: "B#s", numbers: "1 2", gibPerVCpu: 1, gib: { 2: 4 } },
  { names: "B#ms", numbers: "1 2 4 8 12 16 20", gibPerVCpu: 4, gib: bGib, family: "standardBSFamily" },
  { names: "B#s_v2 B#as_v2 B#ps_v2", numbers: "2 4 8 16", gibPerVCpu: 4 },
  { names: "B#s_v2 B#as_v2", numbers: "32", gibPerVCpu: 4 },
  { names: "B#ls_v2 B#als_v2 B#pls_v2", numbers: "2 4 8 16", gibPerVCpu: 2 },
  { names: "B#ls_v2 B#als_v2", numbers: "32", gibPerVCpu: 2 },
  { names: "B#ts_v2 B#ats_v2 B#pts_v2", numbers: "2", gibPerVCpu: 0.5 },
  { names: "D# DS#", numbers: "1 2 3 4 11 12 13 14", gibPerVCpu: 3.5, vCpus: oldD, gib: oldDGib },
  { names: "D#_v2 DS#_v2", numbers: "1 2 3 4 5 11 12 13 14 15", gibPerVCpu: 3.5, vCpus: oldD, gib: oldDGib },
  { names: "D#_v2_Promo DS#_v2_Promo", numbers: "2 3 4 5 11 12 13 14", gibPerVCpu: 3.5, vCpus: oldD, gib: oldDGib },
  { names: "D#i_v2 DS#i_v2", numbers: "15", gibPerVCpu: 7, vCpus: oldD },
  {
    names: "DS#_v2",
    numbers: "11-1 12-1 12-2 13-2 13-4 14-4 14-8",
    gibPerVCpu: 7,
    vCpus: oldD,
    gib: oldDGib,
  },
  { names: "D#_v3 D#s_v3 D#_v4 D#s_v4 D#d_v4 D#ds_v4", numbers: to64, gibPerVCpu: 4 },
  { names: "D#s_v3", numbers: "32-8 32-16 64-16 64-32", gibPerVCpu: 4 },
  { names: "D#a_v4 D#as_v4 D#_v5 D#s_v5 D#d_v5 D#ds_v5 D#as_v5 D#ads_v5", numbers: to96, gibPerVCpu: 4 },
  { names: "D#ls_v5 D#lds_v5 D#pls_v5 D#plds_v5", numbers: to64, gibPerVCpu: 2 },
  { names: "D#ls_v5 D#lds_v5", numbers: "96", gibPerVCpu: 2 },
  { names: "D#ps_v5 D#pds_v5", numbers: to64, gibPerVCpu: 4, gib: { 64: 208 } },
  { names: "D#s_v6 D#ds_v6", numbers: `${to128} 192`, gibPerVCpu: 4 },
  { names: "D#ls_v6 D#lds_v6 D#nls_v6 D#nlds_v6", numbers: to128, gibPerVCpu: 2 },
  { names: "D#ns_v6 D#nds_v6", numbers: to128, gibPerVCpu: 4 },
  { names: "D#as_v6 D#ads_v6 D#ps_v6 D#pds_v6", numbers: to96, gibPerVCpu: 4 },
  { names: "D#als_v6 D#alds_v6 D#pls_v6 D#plds_v6", numbers: to96, gibPerVCpu: 2 },
  { names: "D#s_v7 D#ds_v7", numbers: `${to128} 192 248 372`, gibPerVCpu: 4 },
  { names: "D#is_v7 D#ids_v7", numbers: "372", gibPerVCpu: 4 },
  { names: "D#ls_v7 D#lds_v7", numbers: `${to128} 192 248`, gibPerVCpu: 2 },
  { names: "D#as_v7 D#ads_v7", numbers: `${to128} 160`, gibPerVCpu: 4 },
  { names: "D#als_v7 D#alds_v7", numbers: `${to128} 160`, gibPerVCpu: 2 },
  { names: "DC#s", numbers: "2 4", gibPerVCpu: 4 },
  { names: "DC#s_v2", numbers: "1 2 4", gibPerVCpu: 4 },
  { names: "DC#_v2", numbers: "8", gibPerVCpu: 4, family: "standardDCSv2Family" },
  { names: "DC#s_v3 DC#ds_v3", numbers: "1 2 4 8 16 24 32 48", gibPerVCpu: 8 },
  { names: "DC#as_v5 DC#ads_v5 DC#as_v6 DC#ads_v6", numbers: to96, gibPerVCpu: 4 },
  { names: "DC#as_cc_v5 DC#ads_cc_v5", numbers: "4 8 16 32 48 64 96", gibPerVCpu: 4 },
  { names: "DC#es_v5 DC#eds_v5 DC#es_v6 DC#eds_v6", numbers: to128, gibPerVCpu: 4 },
];
