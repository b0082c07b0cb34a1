using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tandem.Web.Hosting;

namespace Tandem.Web.Api;

/// <summary>Reads the list that a request to our API brings, or says what is wrong with it.</summary>
internal static class ApiBody
{
    /// <param name="what">What the list is of, in the plural.</param>
    /// <param name="sample">A list as it should be.</param>
    /// <returns>The list; or the problem, and then the list is empty.</returns>
    public static async Task<(IReadOnlyList<T> Sent, IResult? Problem)> Read<T>(
        HttpRequest request, JsonTypeInfo<List<T>> type, int most, string what, string sample, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
            return ([], ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "Send application/json."));
        if (await SmallBody.Read(request, ct) is not { } body)
        {
            return ([], ApiProblem.Of(
                StatusCodes.Status413PayloadTooLarge,
                $"Larger than {SmallBody.Largest / 1024 / 1024} MB: send at most {most} {what} at a time."));
        }

        try
        {
            var sent = JsonSerializer.Deserialize(body, type);
            return sent is null || sent.Exists(s => s is null) ? ([], Unfit("Send a list of objects."))
                : sent.Count > most ? ([], Unfit($"{sent.Count} {what}: send at most {most} at a time.")) : (sent, null);
        }
        catch (JsonException broken)
        {
            return ([], Unfit($"Not a list of {what}, at {broken.Path ?? "$"}: send {sample}."));
        }
    }

    private static IResult Unfit(string why) => ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, why);
}
