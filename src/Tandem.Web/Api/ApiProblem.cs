namespace Tandem.Web.Api;

/// <summary>What is wrong with a request, as <c>application/problem+json</c> (RFC 9457).</summary>
internal static class ApiProblem
{
    /// <param name="title">In a few words; null: those of the status.</param>
    public static IResult Of(int status, string detail, string? title = null) =>
        Results.Problem(detail, statusCode: status, title: title);
}
