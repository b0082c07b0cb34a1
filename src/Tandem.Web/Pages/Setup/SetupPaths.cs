using Tandem.Engine.Connections;

namespace Tandem.Web.Pages.Setup;

/// <summary>The address of each step of the setup.</summary>
internal static class SetupPaths
{
    public static string Of(SetupStep step) => "/setup/" + Name(step);

    /// <returns>Null where it is no step.</returns>
    public static SetupStep? Parse(string? name)
    {
        foreach (var step in Enum.GetValues<SetupStep>())
            if (Name(step) == name) return step;
        return null;
    }

    private static string Name(SetupStep step) => step == SetupStep.DryRun ? "dry-run" : step.ToString().ToLowerInvariant();
}
