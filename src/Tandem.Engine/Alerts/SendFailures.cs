using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>Says of a failure of a channel what a person can do about it. Everything else is a bug.</summary>
internal static class SendFailures
{
    /// <returns>Null where the failure is none of the expected ones.</returns>
    public static Reason? Explain(Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is PrivateAddressOnly) return Reason.Of("source.private");
            if (inner is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData })
                return Reason.Of("source.no-host");
        }

        return failure switch
        {
            AuthenticationException => Reason.Of("alert.sign-in", ("words", StoredWords.Of(failure.Message))),
            SmtpCommandException refused => Reason.Of("alert.refused", ("status", (int)refused.StatusCode),
                ("words", StoredWords.Of(refused.Message))),
            SslHandshakeException => Reason.Of("source.certificate"),
            NotSupportedException => Reason.Of("alert.no-tls"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Reason.Of("source.certificate"),
            OperationCanceledException or TimeoutException => Reason.Of("source.slow"),
            HttpRequestException or IOException or SocketException or ProtocolException or ServiceNotConnectedException =>
                Reason.Of("source.unreachable"),
            _ => null,
        };
    }
}
