using Tandem.Engine.Sellers;

namespace Tandem.Engine.Alerts;

/// <summary>How e-mail leaves. Without a server there is none.</summary>
public sealed record EmailSettings : ISettings<EmailSettings>
{
    public static string Name => "alerts.email";

    public static EmailSettings Usual { get; } = new();

    /// <summary>Empty: no e-mail.</summary>
    public string Host { get; init; } = "";
    public int Port { get; init; } = 587;
    public MailSecurity Security { get; init; }
    public string User { get; init; } = "";

    /// <summary>Sealed; null: none.</summary>
    public string? Password { get; init; }
    public string From { get; init; } = "";

    /// <summary>One address or several, with commas between.</summary>
    public string To { get; init; } = "";
}
