namespace Tandem.Engine.Alerts;

/// <summary>How the line to a mail server is closed to others.</summary>
public enum MailSecurity
{
    /// <summary>It begins open and is closed before anything is said; mostly port 587.</summary>
    StartTls,

    /// <summary>Closed from the first byte; mostly port 465.</summary>
    Tls,

    /// <summary>Open. Only for a server of the same machine or network, where such addresses are allowed.</summary>
    None,
}
