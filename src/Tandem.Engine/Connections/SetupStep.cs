namespace Tandem.Engine.Connections;

/// <summary>The steps of the setup, in their order.</summary>
public enum SetupStep
{
    Business,
    Shop,
    Bol,

    /// <summary>From here on the seller is there and is read; nothing is written for it.</summary>
    Match,
    Choices,
    DryRun,
    Live,
}
