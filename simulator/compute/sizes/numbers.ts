/** Numbers in which several series come. */
export const to64 = "2 4 8 16 32 48 64";
export const to96 = `${to64} 96`;
export const to128 = `${to96} 128`;
export const with20 = "2 4 8 16 20 32 48 64";
export const halved = "4-2 8-2 8-4 16-4 16-8 32-8 32-16 64-16 64-32";
export const halved96 = `${halved} 96-24 96-48`;
