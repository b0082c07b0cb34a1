namespace Tandem.Engine.Sellers.Changes;

/// <summary>What changes of settings are about, as people look for them.</summary>
public enum ChangeTopic
{
    Stock,
    Orders,
    Links,
    Channels,
    Live,
    Tokens,
    People,
    Alerts,
    Business,
}
