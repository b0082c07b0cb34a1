namespace Tandem.Web.Api;

/// <summary>What is wrong with a request, as <c>application/problem+json</c> (RFC 9457).</summary>
internal static class ApiProblem
{
    public static IResult Of(int status, string detail) => Results.Problem(detail, statusCode: status);
}
