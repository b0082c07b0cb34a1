using System.Net.Http.Headers;
using System.Text;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>
/// Sends to web addresses that a person gave: held to http(s), to addresses of the internet, to a time and to a short answer.
/// </summary>
internal sealed class SendWebhook(IHttpClientFactory factory, Credentials credentials) : IAlertSender
{
    internal const string HttpName = "alerts";
    private const int AnswerRead = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public AlertChannel Channel => AlertChannel.Webhook;

    public bool IsSet(Seller seller) => seller.Get<WebhookSettings>().Url is not null;

    public Task<string> Send(Seller seller, AlertText text, Guid name, CancellationToken ct)
    {
        var settings = seller.Get<WebhookSettings>();
        var body = WebhookBodyRule.Of(settings.Form, text, name);
        return Call(credentials.TryOpen(settings.Url), request =>
        {
            request.Method = HttpMethod.Post;
            request.Content = new StringContent(body.Text, Encoding.UTF8, body.Type);
            foreach (var (header, value) in body.Headers) request.Headers.TryAddWithoutValidation(header, value);
            request.Headers.TryAddWithoutValidation("Idempotency-Key", name.ToString("N"));
            if (credentials.TryOpen(settings.Token) is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }, ct);
    }

    /// <summary>Calls an address without saying anything.</summary>
    /// <inheritdoc cref="Send"/>
    public Task<string> Call(string? address, bool post, CancellationToken ct) =>
        Call(address, request => request.Method = post ? HttpMethod.Post : HttpMethod.Get, ct);

    private async Task<string> Call(string? address, Action<HttpRequestMessage> fill, CancellationToken ct)
    {
        using var request = new HttpRequestMessage
        {
            RequestUri = SourceAddress.TryParse(address) ?? throw new AlertNotSent(Reason.Of("source.address")),
        };
        request.Headers.UserAgent.ParseAdd("Tandem");
        fill(request);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            using var http = factory.CreateClient(HttpName);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var words = StoredWords.Of(await Words(response, limit.Token));
            var status = (int)response.StatusCode;
            if (!response.IsSuccessStatusCode)
                throw new AlertNotSent(Reason.Of("alert.refused", ("status", status), ("words", words)))
                {
                    OfMessage = status is 400 or 413 or 422,
                };
            return $"{status} {words}".TrimEnd();
        }
        catch (Exception failure) when (failure is not AlertNotSent && !ct.IsCancellationRequested
            && SendFailures.Explain(failure) is not null)
        {
            throw new AlertNotSent(SendFailures.Explain(failure)!, failure);
        }
    }

    private static async Task<string> Words(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var buffer = new byte[AnswerRead];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return PlainText.Of(Encoding.UTF8.GetString(buffer, 0, read)).ReplaceLineEndings(" ").Trim();
    }
}
