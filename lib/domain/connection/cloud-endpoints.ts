export const clouds = ["AzureCloud", "AzureUSGovernment", "AzureChinaCloud"] as const;
export type Cloud = (typeof clouds)[number];

export type Endpoints = { authorityHost: string; armEndpoint: string };

/** Sign-in and Resource Manager addresses of the sovereign clouds; a simulator or a private cloud brings its own. */
export const cloudEndpoints: Record<Cloud, Endpoints> = {
  AzureCloud: {
    authorityHost: "https://login.microsoftonline.com",
    armEndpoint: "https://management.azure.com",
  },
  AzureUSGovernment: {
    authorityHost: "https://login.microsoftonline.us",
    armEndpoint: "https://management.usgovcloudapi.net",
  },
  AzureChinaCloud: {
    authorityHost: "https://login.chinacloudapi.cn",
    armEndpoint: "https://management.chinacloudapi.cn",
  },
};

export const cloudNames: Record<Cloud, string> = {
  AzureCloud: "Azure (public)",
  AzureUSGovernment: "Azure US Government",
  AzureChinaCloud: "Azure China (21Vianet)",
};
