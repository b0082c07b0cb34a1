using System.Net.Sockets;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>
/// Sends e-mail by the seller's own mail server. The server's address comes from a person, so it is held to addresses of the
/// internet and to a time.
/// </summary>
internal sealed class SendEmail(Credentials credentials, SourceOptions options, TimeProvider clock) : IAlertSender
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public AlertChannel Channel => AlertChannel.Email;

    public bool IsSet(Seller seller) => seller.Get<EmailSettings>().Host.Length > 0;

    public async Task<string> Send(Seller seller, AlertText text, Guid name, CancellationToken ct)
    {
        var settings = seller.Get<EmailSettings>();
        if (Problem(settings) is { } problem) throw new AlertNotSent(problem);
        using var message = Compose(settings, text, name);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            return await Send(settings, message, limit.Token);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested && SendFailures.Explain(failure) is not null)
        {
            throw new AlertNotSent(SendFailures.Explain(failure)!, failure);
        }
    }

    /// <returns>Why it cannot be sent like this; null where it can.</returns>
    public Reason? Problem(EmailSettings settings) =>
        settings.Host.Length == 0 || Uri.CheckHostName(settings.Host) == UriHostNameType.Unknown ? Reason.Of("alert.host")
        : settings.Port is < 1 or > 65535 ? Reason.Of("alert.port")
        : !MailboxAddress.TryParse(settings.From, out _) ? Reason.Of("alert.from")
        : !InternetAddressList.TryParse(settings.To, out var to) || to.Count == 0
            || to.Any(t => t is not MailboxAddress { Address: var at } || !at.Contains('@', StringComparison.Ordinal))
            ? Reason.Of("alert.to")
        : settings.Security == MailSecurity.None && !options.AllowPrivateAddresses ? Reason.Of("alert.open-line")
        : null;

    private async Task<string> Send(EmailSettings settings, MimeMessage message, CancellationToken ct)
    {
        using var socket = await PublicSocket.Connect(settings.Host, settings.Port, options.AllowPrivateAddresses, ct);
        using var client = new SmtpClient();
        await client.ConnectAsync(socket, settings.Host, settings.Port, settings.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, ct);
        if (settings.User.Length > 0)
            await client.AuthenticateAsync(settings.User, credentials.TryOpen(settings.Password) ?? "", ct);
        var said = await client.SendAsync(message, ct);
        await Leave(client, ct);
        return StoredWords.Of(said);
    }

    /// <summary>It has the message: that it does not say goodbye changes nothing.</summary>
    private static async Task Leave(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException
            or MailKit.ProtocolException or MailKit.CommandException)
        {
            // The line is closed with the socket.
        }
    }

    private MimeMessage Compose(EmailSettings settings, AlertText text, Guid name)
    {
        var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.AddRange(InternetAddressList.Parse(settings.To));
        message.Subject = text.Subject;
        message.Date = clock.GetUtcNow();

        // The same in every try: a mailbox that got it already can see that.
        message.MessageId = $"{name:N}@tandem.invalid";
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (text.Urgent) message.Importance = MessageImportance.High;
        message.Body = new TextPart("plain") { Text = Plain(text) };
        return message;
    }

    /// <summary>As text: a paragraph for each, with what to do and where.</summary>
    internal static string Plain(AlertText text)
    {
        var plain = new StringBuilder();
        if (text.Lead.Length > 0) plain.Append(text.Lead).Append("\n\n");
        foreach (var part in text.Parts)
        {
            plain.Append(part.Title).Append('\n').Append(part.Text);
            if (part.Advice.Length > 0) plain.Append('\n').Append(part.Advice);
            if (part.Link is { } link) plain.Append('\n').Append(link);
            plain.Append("\n\n");
        }

        return plain.ToString().TrimEnd() + "\n";
    }
}
