using Tandem.Engine.Sellers;

namespace Tandem.Engine.Alerts;

/// <summary>A web address that is told. Without an address there is none.</summary>
public sealed record WebhookSettings : ISettings<WebhookSettings>
{
    public static string Name => "alerts.webhook";

    public static WebhookSettings Usual { get; } = new();

    /// <summary>Sealed, since whoever knows such an address may write there; null: no webhook.</summary>
    public string? Url { get; init; }
    public WebhookForm Form { get; init; }

    /// <summary>Sealed; sent as a bearer token. Null: none.</summary>
    public string? Token { get; init; }
}
