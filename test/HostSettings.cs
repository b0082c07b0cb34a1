using System.Runtime.CompilerServices;

namespace Tandem.Tests;

/// <summary>
/// Hundreds of small servers start here: none of them watches a file of settings, for a machine has few watches (128 by default).
/// </summary>
internal static class HostSettings
{
    [ModuleInitializer]
    internal static void WatchNoFiles() =>
        Environment.SetEnvironmentVariable("ASPNETCORE_hostBuilder__reloadConfigOnChange", "false");
}
