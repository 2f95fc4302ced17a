"""Makes Debian's azure-cli 2.45 usable: python loads a module of this name by itself from PYTHONPATH.

The command line asks its client libraries for API versions of Compute and Network which the libraries that Debian packages
with it do not have, so that every `az vm` ends in "API version ... does not have operation group". Here such a version is
replaced with the newest one that is installed. An azure-cli whose libraries fit, such as Microsoft's own, is left as it is.
"""

import os
import re
import sys
from importlib.machinery import PathFinder

PROFILES = "azure.cli.core.profiles._shared"


def installed_versions(library):
    """Stable API versions that are packaged with a client library, such as 2022-08-01, the newest last."""
    versions = set()
    for folder in sys.path:
        path = os.path.join(folder or ".", "azure", "mgmt", library)
        names = os.listdir(path) if os.path.isdir(path) else []
        versions.update(name[1:].replace("_", "-") for name in names if re.fullmatch(r"v\d{4}_\d\d_\d\d", name))
    return sorted(versions)


def fit_profiles(profiles):
    latest = profiles.AZURE_API_PROFILES["latest"]
    network = profiles.ResourceType.MGMT_NETWORK
    versions = installed_versions("network")
    if versions and latest[network] not in versions:
        latest[network] = versions[-1]
    compute = latest[profiles.ResourceType.MGMT_COMPUTE].profile
    versions = installed_versions("compute")
    for group, wanted in compute.items():
        if versions and wanted not in versions:
            compute[group] = versions[-1]


class ProfilesFinder:
    """Lets the profiles be found as usual, and corrects them right after they have been loaded."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name != PROFILES:
            return None
        sys.meta_path.remove(cls)
        spec = PathFinder.find_spec(name, path, target)
        load = spec.loader.exec_module

        def load_and_fit(module):
            load(module)
            fit_profiles(module)

        spec.loader.exec_module = load_and_fit
        return spec


sys.meta_path.insert(0, ProfilesFinder)
